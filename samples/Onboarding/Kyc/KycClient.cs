using System.Globalization;
using System.Text.Json.Serialization;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Results;
using Broker.Core.Telemetry;

namespace Onboarding.Kyc;

/// <summary>A typed client for the KYC provider, over the same pipeline as the family's own clients: this is all it takes.</summary>
public sealed class KycClient : IKycBoundary
{
    private static readonly ClientTelemetry Telemetry = new("Onboarding.Kyc", "1.0.0");
    private static readonly ApiOperation GetApplicant = new("GetApplicant", HttpMethod.Get, "/applicants/{id}", RetrySafety.Read);
    private static readonly ApiOperation CreateApplicant = new("CreateApplicant", HttpMethod.Post, "/applicants", RetrySafety.Idempotent);
    private static readonly ApiResponseReader<KycApplicantBody> ReadApplicant = ApiReaders.Json(KycJson.Default.KycApplicantBody);
    private readonly ApiPipeline pipeline;
    private readonly TimeProvider time;

    /// <summary>Made by the container.</summary>
    public KycClient(ClientContext<KycOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        pipeline = new ApiPipeline(new KycProtocol(context.Options.ApiKey!), context.Transport, context.Options, Telemetry, context.Logger, context.Time);
        time = context.Time;
    }

    /// <summary>Makes an applicant, or returns the one that exists: the provider knows it by our id.</summary>
    public async Task<ApplicantId> CreateAsync(CustomerId customer, CancellationToken cancellationToken = default)
    {
        ApiBody body = ApiBody.Json(new KycApplicantRequest(customer.Value), KycJson.Default.KycApplicantRequest);
        KycApplicantBody applicant = await pipeline.SendAsync(CreateApplicant.Call().WithBody(body).WithIdentity(customer.Value), ReadApplicant, cancellationToken);
        return new ApplicantId(applicant.Id);
    }

    /// <inheritdoc/>
    public async ValueTask<BoundaryResult<KycSnapshot>> ReadApplicantAsync(ApplicantId applicant, CancellationToken cancellationToken = default)
    {
        ApiResult<KycApplicantBody> read = await pipeline.TrySendAsync(
            GetApplicant.Call("/applicants/" + Uri.EscapeDataString(applicant.Value)), ReadApplicant, cancellationToken);
        return read.TryGet(out KycApplicantBody? body, out var error)
            ? BoundaryResult<KycSnapshot>.Confirmed(new KycSnapshot
            {
                Applicant = applicant,
                Reference = body.ExternalId,
                Status = KycWords.Read(body.Status),
                RawStatus = body.Status,
                ReviewId = body.ReviewId,
                ValidUntil = body.ApprovedUntil,
                Version = body.Version,
                ProviderTime = body.UpdatedAt,
                ObservedAt = time.GetUtcNow(),
            })
            : BoundaryResult<KycSnapshot>.Failed(error);
    }
}
