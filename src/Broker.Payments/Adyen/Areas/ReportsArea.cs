using System.Collections.Concurrent;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Downloads from allowed hosts, each through a pipeline of its own.</summary>
internal sealed class ReportsArea(IReadOnlyList<string> hosts, Func<Uri, ApiPipeline> makePipeline) : IAdyenReportsArea
{
    private static readonly ApiResponseReader<byte[]> ReadBytes = static (in ApiResponse response) => response.Body.ToArray();
    private readonly ConcurrentDictionary<string, ApiPipeline> pipelines = new(StringComparer.Ordinal);

    public async ValueTask<ApiResult<long>> TryDownloadAsync(Uri address, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(destination);
        if (!IsAllowed(address))
        {
            // The key would go there too, so nothing is sent, and the address is not repeated.
            return new ApiResult<long>(new ApiError
            {
                System = AdyenProtocol.Name,
                Operation = AdyenOperations.GetReport.Name,
                Kind = ErrorKind.Validation,
                Outcome = Outcome.NotSent,
                Code = "host_not_allowed",
                CodeIsListed = true,
                Advice = "The report's address is not on an allowed host over https. It is not signed: check where it came from before adding its host to ReportHosts.",
            });
        }

        ApiPipeline pipeline = pipelines.GetOrAdd(address.Host, static (host, make) => make(new Uri("https://" + host)), makePipeline);
        ApiResult<byte[]> read = await pipeline.TrySendAsync(AdyenOperations.GetReport.Call(address.PathAndQuery), ReadBytes, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out byte[]? bytes, out ApiError? error))
        {
            return new ApiResult<long>(error);
        }

        await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        return new ApiResult<long>(bytes.Length, read.RequestId);
    }

    private bool IsAllowed(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0 &&
        hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);
}
