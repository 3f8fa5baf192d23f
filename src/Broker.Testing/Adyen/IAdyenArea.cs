using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>A part of Adyen's APIs.</summary>
internal interface IAdyenArea
{
    /// <summary>The operation behind a method and the path after the version, or none when it is another area's.</summary>
    AdyenRoute? Find(SimRequest request, string[] path);
}
