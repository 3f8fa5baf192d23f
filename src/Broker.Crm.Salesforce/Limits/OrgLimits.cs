using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Limits;

/// <inheritdoc/>
internal sealed class OrgLimits(SalesforceApi api, DailyGate gate) : ISalesforceLimits
{
    private static readonly ApiOperation Get = new("GetLimits", HttpMethod.Get, "/services/data/{version}/limits", RetrySafety.Read);
    private static readonly ApiOperation Versions = new("GetVersions", HttpMethod.Get, SalesforcePaths.ServicesData, RetrySafety.Read);

    public bool IsStopped => gate.IsStopped;

    public DateTimeOffset? NextProbeAt => gate.NextProbeAt;

    public void Resume() => gate.Resume();

    public Task<SalesforceLimitReport> GetAsync(CancellationToken cancellationToken = default) =>
        api.SendAsync(Get.Call(api.Paths.Limits), LimitAnswers.Report, cancellationToken);

    public Task<IReadOnlyList<SalesforceApiVersion>> GetVersionsAsync(CancellationToken cancellationToken = default) =>
        api.SendAsync(Versions.Call(), LimitAnswers.Versions, cancellationToken);
}
