using Broker.Core.Errors;
using Broker.Core.Pipeline;

namespace Broker.Core.Tests.Support;

/// <summary>A vendor for tests: status decides, the provider's hints are read from headers.</summary>
public sealed class TestProtocol : ApiProtocol
{
    public override string System => "testsystem";

    public override string RequestIdHeader => "Request-Id";

    public string Token { get; set; } = "token-1";

    public int Prepared { get; private set; }

    public int Renewals { get; private set; }

    public Func<CancellationToken, ValueTask<bool>>? Renew { get; set; }

    public Func<CancellationToken, ValueTask>? BeforeSend { get; set; }

    public Func<ApiFailure, ApiFailure>? Change { get; set; }

    public override async ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        Prepared++;
        if (BeforeSend is { } before)
        {
            await before(cancellationToken);
        }

        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Token);
        if (call.IdempotencyKey is { } key)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        if (base.Judge(in response) is not { } failure)
        {
            return null;
        }

        failure = failure with
        {
            ProviderSaysRetry = response.Header("Should-Retry") switch { "true" => true, "false" => false, _ => null },
            Text = new ProviderText(global::System.Text.Encoding.UTF8.GetString(response.Body)),
            Code = response.Header("Error-Code"),
        };
        return Change is null ? failure : Change(failure);
    }

    public override ValueTask<bool> TryRenewCredentialAsync(CancellationToken cancellationToken)
    {
        Renewals++;
        return Renew is null ? new(false) : Renew(cancellationToken);
    }
}
