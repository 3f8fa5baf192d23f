using Broker.Core.Boundaries;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>Failures in the family's words: no value, no text of the org, no name that the org alone brought.</summary>
internal static class CrmFailures
{
    internal const string RequiredMissing = "REQUIRED_FIELD_MISSING";
    private const string DuplicateExternalId = "DUPLICATE_EXTERNAL_ID";

    internal static BoundaryFailure Invalid(string operation, string sentence, ErrorKind kind = ErrorKind.Validation) => new()
    {
        System = SalesforceProtocol.SystemName,
        Operation = operation,
        Kind = kind,
        Code = "none",
        Sentence = sentence,
    };

    /// <summary>Several records share one external id: who is meant is for a person to say, the first is never taken.</summary>
    internal static BoundaryFailure Ambiguous(string operation, string type, string key) => new()
    {
        System = SalesforceProtocol.SystemName,
        Operation = operation,
        Kind = ErrorKind.Conflict,
        Code = ErrorCodes.MultipleChoices,
        Sentence = $"Several {type} records have the same {key}, so that nobody can say which one is meant. Merge them or empty the field on all but one, and make the field unique.",
    };

    /// <summary>The failure of an error, with the names of fields that are known.</summary>
    internal static BoundaryResult<T> Of<T>(ApiError error, string type, string key, Func<string, bool> isField)
    {
        if (error.Code is ErrorCodes.MultipleChoices or DuplicateExternalId)
        {
            return BoundaryResult<T>.Failed(Outcome.Refused, Ambiguous(error.Operation, type, key));
        }

        if (error.Code == RequiredMissing)
        {
            error = error with
            {
                Advice = $"A new {type} needs a field that the ownership map does not write; a Contact needs LastName. Set {nameof(SalesforceCrmOptions)}.{nameof(SalesforceCrmOptions.NewCustomerNameField)}, or make the field optional in Salesforce.",
            };
        }

        return BoundaryResult<T>.Failed(error.Fields.All(f => isField(f.Field)) ? error : error with { Fields = [.. error.Fields.Where(f => isField(f.Field))] });
    }
}
