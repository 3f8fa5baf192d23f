using System.Text;
using Broker.Bench.Bodies;
using Broker.Bench.Http;
using Broker.Bench.Measuring;

namespace Broker.Bench.Webhook;

/// <summary>One way to take in a delivery. A new one is one subclass and one line in <see cref="WebhookContenders"/>.</summary>
internal abstract class WebhookContender(string name, ContenderKind kind, WebhookDepth depth, WebhookDelivery delivery) : IContestant
{
    public string Name => name;

    public ContenderKind Kind => kind;

    public WebhookDepth Depth => depth;

    protected WebhookDelivery Delivery => delivery;

    public ValueTask RunAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            if (!Accepts(delivery))
            {
                throw new InvalidOperationException(name + " refused a good delivery.");
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Refuses the tampered delivery, accepts the good one, and shows what its depth promises.</summary>
    public void Check()
    {
        if (VerifiesSignature && Accepts(delivery.Tampered()))
        {
            throw new InvalidOperationException(name + " accepted a tampered delivery.");
        }

        if (!Accepts(delivery))
        {
            throw new InvalidOperationException(name + " refused a good delivery.");
        }

        Facts all = Facts.FromJson(Encoding.UTF8.GetBytes(StripeEventBody.Text));
        Facts envelope = new Facts().Add("id", "evt_bench00000000000000001").Add("type", "payment_intent.succeeded");
        switch (depth)
        {
            case WebhookDepth.Envelope:
                Read().MustHold(envelope, Omits, name);
                break;
            case WebhookDepth.FullEvent:
                Read().MustHold(all, Omits, name);
                break;
        }
    }

    /// <summary>Wire paths that this one does not expose.</summary>
    public virtual IReadOnlyList<string> Omits => [];

    /// <summary>False for a bare computation that compares nothing.</summary>
    protected virtual bool VerifiesSignature => true;

    /// <summary>The measured call; keeps what it read.</summary>
    protected abstract bool Accepts(WebhookDelivery incoming);

    /// <summary>What the last accepted call read.</summary>
    protected virtual Facts Read() => new();
}
