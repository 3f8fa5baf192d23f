using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>One cause that was found.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="IsCertain">False when it is only the likeliest one.</param>
/// <param name="Detail">A sentence for operators that tells what is particular to this case; no secret, no account id.</param>
/// <param name="Actor">Who acts, when it is another one than usual.</param>
internal sealed record Finding(DelayCause Cause, bool IsCertain = true, string? Detail = null, DelayActor? Actor = null);
