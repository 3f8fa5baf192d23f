using System.Collections.Concurrent;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The report calls, and downloads from allowed hosts, each through a pipeline of its own.</summary>
internal sealed class ReportsArea(ApiPipeline pipeline, StripeReaders readers, IReadOnlyList<string> hosts, Func<Uri, ApiPipeline> makePipeline) : IReportsArea
{
    private static readonly ApiResponseReader<byte[]> ReadBytes = static (in ApiResponse response) => response.Body.ToArray();
    private readonly ConcurrentDictionary<string, ApiPipeline> pipelines = new(StringComparer.Ordinal);

    public Task<Report> CreateAsync(ReportRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreateReport.To(key, Form(request)), readers.Reports.Written, cancellationToken);

    public ValueTask<ApiResult<Report>> TryCreateAsync(ReportRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CreateReport.To(key, Form(request)), readers.Reports.Written, cancellationToken);

    public Task<Report> GetAsync(string reportId, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetReport, reportId), readers.Reports.Answer, cancellationToken);

    public ValueTask<ApiResult<Report>> TryGetAsync(string reportId, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.At(StripeOperations.GetReport, reportId), readers.Reports.Answer, cancellationToken);

    public PagedSequence<Report> ListAsync() =>
        StripePages.NewestFirst(pipeline, StripeOperations.ListReports.Call(), readers.Reports.List, static report => report.Id);

    public async Task<IReadOnlyList<StripeReportType>> ListTypesAsync(CancellationToken cancellationToken = default) =>
        (await pipeline.SendAsync(StripeOperations.ListReportTypes.Call(), readers.ReportTypes.List, cancellationToken).ConfigureAwait(false)).Items;

    public async ValueTask<ApiResult<long>> TryDownloadAsync(Uri address, Stream destination, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(destination);
        if (!IsAllowed(address))
        {
            // The key would go there too, so nothing is sent, and the address is not repeated.
            return Failed(ErrorKind.Validation, Outcome.NotSent, "host_not_allowed", "The report's address is not on an allowed host over https: check where it came from before adding its host to ReportHosts.");
        }

        ApiPipeline files = pipelines.GetOrAdd(address.Host, static (host, make) => make(new Uri("https://" + host)), makePipeline);
        ApiResult<byte[]> read = await files.TrySendAsync(StripeOperations.DownloadReport.Call(address.PathAndQuery), ReadBytes, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out byte[]? bytes, out ApiError? error))
        {
            return new ApiResult<long>(error);
        }

        if (length is { } expected && bytes.Length != expected)
        {
            return Failed(ErrorKind.Protocol, Outcome.Refused, "length_differs", "The report has another length than Stripe said: download it again.");
        }

        await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        return new ApiResult<long>(bytes.Length, read.RequestId);
    }

    private static StripeForm Form(ReportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new StripeForm()
            .Add("report_type", request.Type)
            .Nest("parameters", parameters => parameters.Add("interval_start", request.From).Add("interval_end", request.To));
    }

    private static ApiResult<long> Failed(ErrorKind kind, Outcome outcome, string code, string advice) => new(new ApiError
    {
        System = StripeProtocol.Name,
        Operation = StripeOperations.DownloadReport.Name,
        Kind = kind,
        Outcome = outcome,
        Code = code,
        CodeIsListed = true,
        Advice = advice,
    });

    private bool IsAllowed(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0 &&
        hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);
}
