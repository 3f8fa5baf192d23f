namespace Broker.Testing.Stripe;

/// <summary>A part of the API.</summary>
internal interface IStripeArea
{
    /// <summary>The operation behind a method and path, or none when it is another area's.</summary>
    StripeRoute? Find(string method, string[] path, StripeForm form);
}
