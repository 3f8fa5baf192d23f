using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.HubSpot;

/// <content>Webhooks.</content>
public sealed partial class HubSpotSimulator
{
    /// <summary>What was told to the app's target, oldest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => Sender.Log();

    /// <summary>Whether all events one call makes carry the same <c>eventId</c>; HubSpot does not promise that ids differ. Not so by default.</summary>
    public bool RepeatsEventIds
    {
        get => _parts.Webhooks.RepeatsEventIds;
        set => _parts.Webhooks.RepeatsEventIds = value;
    }

    /// <summary>Sets where the app's webhooks go, as its settings would.</summary>
    /// <param name="targetUrl">The receiver.</param>
    /// <param name="clientSecret">The app's client secret, which deliveries are signed with.</param>
    /// <param name="maximumConcurrent">How many requests are in flight at most; 1 (the default) keeps batches in order, HubSpot's own default is 10.</param>
    /// <param name="batchSize">How many events a request carries at most, 1 to 100; the default is 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public void SetWebhookTarget(Uri targetUrl, string clientSecret, int maximumConcurrent = 1, int batchSize = 100)
    {
        ArgumentNullException.ThrowIfNull(targetUrl);
        ArgumentException.ThrowIfNullOrEmpty(clientSecret);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumConcurrent, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batchSize, 100);
        lock (Gate)
        {
            (_parts.Webhooks.ClientSecret, _parts.Webhooks.BatchSize) = (clientSecret, batchSize);
            _parts.Webhooks.SetTarget(targetUrl, maximumConcurrent);
        }
    }

    /// <summary>Subscribes the app to events.</summary>
    /// <param name="eventType">The type, for example <c>contact.propertyChange</c>, <c>deal.creation</c>, <c>object.deletion</c>.</param>
    /// <param name="propertyName">The property whose changes are told; none tells all.</param>
    /// <param name="objectType">The object type of a generic <c>object.*</c> subscription; none takes all.</param>
    /// <returns>The subscription's id.</returns>
    /// <exception cref="ArgumentException">There is no such type of event.</exception>
    public long SubscribeWebhook(string eventType, string? propertyName = null, string? objectType = null)
    {
        ArgumentNullException.ThrowIfNull(eventType);
        lock (Gate)
        {
            try
            {
                return HubSpotObjects.Number(_parts.Webhooks.Subscribe(eventType, propertyName, objectType, active: true).Text("id")!);
            }
            catch (HubSpotError error)
            {
                throw new ArgumentException(error.Message, nameof(eventType), error);
            }
        }
    }

    /// <summary>Sets how webhooks are delivered from now on.</summary>
    /// <param name="mode">The mode.</param>
    public void SetWebhookMode(WebhookMode mode) => Sender.SetMode(mode);

    /// <summary>Keeps back webhooks of some types until they are released; all others go out as usual.</summary>
    /// <param name="eventTypes">The types; <c>*</c> stands for any run of characters.</param>
    public void HoldWebhooks(params IReadOnlyList<string> eventTypes) => Sender.Hold(eventTypes);

    /// <summary>Sends the held webhooks and keeps the usual order from now on.</summary>
    /// <param name="reversed">Whether the last event goes first.</param>
    public void ReleaseWebhooks(bool reversed = false) => Sender.Release(reversed);

    /// <summary>Completes when every event that is not held was sent at least once.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task DrainWebhooksAsync(CancellationToken cancellationToken = default) => Sender.DrainAsync(cancellationToken);

    internal override async ValueTask StopAsync()
    {
        await base.StopAsync().ConfigureAwait(false);
        await Sender.DisposeAsync().ConfigureAwait(false);
    }
}
