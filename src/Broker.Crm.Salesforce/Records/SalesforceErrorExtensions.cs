using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>What Salesforce's errors say beyond what all errors say.</summary>
public static class SalesforceErrorExtensions
{
    /// <summary>
    /// The records that share one external id, when that is why a call failed (status 300, a <see cref="ConflictException"/> with code <c>MULTIPLE_CHOICES</c>); none for
    /// every other error. Which one is meant is for a person to say.
    /// </summary>
    public static IReadOnlyList<string> CandidateIds(this ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return string.Equals(error.Code, ErrorCodes.MultipleChoices, StringComparison.Ordinal) ? Candidates.Read(error.Text) : [];
    }
}
