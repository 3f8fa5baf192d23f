using System.Text.Json;
using Broker.Bench.Http;
using Broker.Bench.Measuring;

namespace Broker.Bench.Webhook;

/// <summary>Verify by hand, then id and type through a JsonDocument: the quick way to an envelope.</summary>
internal sealed class DocumentEnvelope(WebhookDelivery delivery)
    : WebhookContender("verify + JsonDocument id, type", ContenderKind.Reference, WebhookDepth.Envelope, delivery)
{
    private string? id;
    private string? type;

    protected override bool Accepts(WebhookDelivery incoming)
    {
        if (!HandVerifier.Accepts(incoming))
        {
            return false;
        }

        using JsonDocument document = JsonDocument.Parse(incoming.Body);
        id = document.RootElement.GetProperty("id").GetString();
        type = document.RootElement.GetProperty("type").GetString();
        return true;
    }

    protected override Facts Read() => new Facts().Add("id", id).Add("type", type);
}
