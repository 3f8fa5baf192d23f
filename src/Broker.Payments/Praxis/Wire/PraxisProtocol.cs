using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;

namespace Broker.Payments.Praxis.Wire;

/// <summary>Signs what is sent, and decides by the status in the body: 0 is success, below is an error of theirs, above a refusal (contracts/payments.md b2).</summary>
internal sealed class PraxisProtocol : ApiProtocol
{
    private readonly Secret signing;
    private readonly Secret[] secrets;
    private readonly string[] answer;
    private readonly HashSet<long> notFound;
    private readonly Dictionary<ApiOperation, string[]> signed;

    internal PraxisProtocol(PraxisOptions options)
    {
        PraxisSignatureFields fields = options.SignatureFields;
        secrets = [.. options.MerchantSecrets];
        signing = secrets[0];
        answer = [.. fields.Answer];
        notFound = [.. options.OrderNotFoundStatuses.Select(static status => (long)status)];
        signed = new()
        {
            [PraxisOperations.OpenSession] = [.. fields.OpenSession],
            [PraxisOperations.CreateWithdrawal] = [.. fields.CreateWithdrawal],
            [PraxisOperations.ManageWithdrawal] = [.. fields.ManageWithdrawal],
            [PraxisOperations.FindOrder] = [.. fields.FindOrder],
            [PraxisOperations.FindTransaction] = [.. fields.FindTransaction],
        };
    }

    public override string System => PraxisTransaction.ProviderName;

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        // Signed from the very bytes that are sent.
        PraxisFields fields = PraxisFields.Read(call.Body!.Bytes.Span);
        request.Headers.TryAddWithoutValidation(PraxisSignature.Header, PraxisSignature.Of(fields, signed[call.Operation], signing));
        return default;
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        bool readable = PraxisFields.TryRead(response.Body, out PraxisFields? fields);
        var text = new ProviderText(fields?.Text("description"));
        if (!response.IsSuccessStatus)
        {
            return ApiFailure.FromStatus(response.Status) with { RetryAfter = RetryAfterHeader.Read(response), Text = text };
        }

        // What cannot be read is left to the reader, which reports it as an answer that nobody understands.
        long status = readable ? fields!.Whole("status") ?? 0 : 0;
        if (readable && answer.Length > 0 && PraxisSignature.Match(fields!, answer, secrets, response.Header(PraxisSignature.Header)) < 0)
        {
            return new ApiFailure
            {
                Kind = ErrorKind.Protocol,
                Status = response.Status,
                Code = "answer_signature",
                CodeIsListed = true,
                Advice = "The answer is not signed as SignatureFields.Answer says: compare the list with the manual of your version, and the merchant secret.",
            };
        }

        return status switch
        {
            0 => null,
            < 0 => new ApiFailure { Kind = ErrorKind.Unavailable, Status = response.Status, IsTransient = true, Code = CodeOf(status), CodeIsListed = true, Text = text },
            _ when response.Operation == PraxisOperations.FindOrder && notFound.Contains(status) =>
                new ApiFailure { Kind = ErrorKind.NotFound, Status = response.Status, NotApplied = true, Code = CodeOf(status), CodeIsListed = true, Text = text },
            _ => new ApiFailure { Kind = ErrorKind.Refused, Status = response.Status, NotApplied = true, Code = CodeOf(status), CodeIsListed = true, Text = text, Advice = AdviceOf(response.Operation) },
        };
    }

    private static string CodeOf(long status) => status.ToString(CultureInfo.InvariantCulture);

    private static string? AdviceOf(ApiOperation operation) => operation == PraxisOperations.FindOrder
        ? "Praxis refused the look-up. If this status means that there is no such order, add it to PraxisOptions.OrderNotFoundStatuses; until then nothing is created."
        : null;
}
