using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>A POST. With a key of the caller it may be repeated, without one it goes out once (contracts/payments.md a4, h).</summary>
internal sealed class StripeWrite(string name, string template)
{
    internal ApiOperation Keyed { get; } = new(name, HttpMethod.Post, template, RetrySafety.Idempotent);

    internal ApiOperation Once { get; } = new(name, HttpMethod.Post, template, RetrySafety.Once);

    /// <summary>A call at a path without an id.</summary>
    internal ApiCall To(OperationKey? key, StripeForm form) => With(template, key, form);

    /// <summary>A call at the path of one object.</summary>
    internal ApiCall To(string id, OperationKey? key, StripeForm? form = null) => With(StripeOperations.Path(template, id), key, form ?? new StripeForm());

    /// <summary>A call that carries its key, so that Stripe recognises it, and yet goes out once: what it does is final.</summary>
    internal ApiCall OnceTo(string id, OperationKey key, StripeForm form) =>
        Once.Call(StripeOperations.Path(template, id)).WithIdempotencyKey(StripeOperations.Required(key)).WithBody(form.ToBody());

    private ApiCall With(string path, OperationKey? key, StripeForm form)
    {
        ApiCall call = key is { IsEmpty: false } given ? Keyed.Call(path).WithIdempotencyKey(given.Value) : Once.Call(path);
        return call.WithBody(form.ToBody());
    }
}
