using System.Runtime.InteropServices;

namespace Broker.Payments.Adyen.Webhooks;

/// <summary>An item with the signature it claims and its own bytes.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AdyenSignedItem(AdyenNotification Notification, string? Signature, ReadOnlyMemory<byte> Body);
