using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>What is particular to one vendor: how a call is authenticated, how success is decided, where ids and hints stand. Stateless or thread-safe.</summary>
public abstract class ApiProtocol
{
    /// <summary>The system's name in errors, logs and metrics, for example <c>metatrader</c>.</summary>
    public abstract string System { get; }

    /// <summary>The header that carries the provider's id of a request; null when there is none.</summary>
    public virtual string? RequestIdHeader => null;

    /// <summary>Adds credentials and fixed headers. Runs before every attempt, so a renewed token is used at once.</summary>
    public abstract ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken);

    /// <summary>
    /// Decides whether the answer is a success, by status <em>and</em> body. Null means success. Must not throw for any body;
    /// whatever it throws is reported as a protocol error.
    /// </summary>
    public virtual ApiFailure? Judge(in ApiResponse response) =>
        response.IsSuccessStatus ? null : ApiFailure.FromStatus(response.Status) with { RetryAfter = RetryAfterHeader.Read(response) };

    /// <summary>Renews the credential after it was refused; false when it cannot be renewed. Called at most once per call.</summary>
    public virtual ValueTask<bool> TryRenewCredentialAsync(CancellationToken cancellationToken) => new(false);

    /// <summary>The same, told which credential was refused (<see cref="ApiFailure.RefusedCredential"/>): another call may have renewed it meanwhile. This is the one that is called.</summary>
    public virtual ValueTask<bool> TryRenewCredentialAsync(ApiFailure refusal, CancellationToken cancellationToken) => TryRenewCredentialAsync(cancellationToken);
}
