using System.Text.Json;
using Broker.Core.Pipeline;

namespace Broker.Payments.Stripe.Wire;

/// <summary>One kind of object in every form in which it arrives: as an answer, as an item of a list, inside another object.</summary>
internal sealed class StripeReader<T>
    where T : class
{
    internal StripeReader(Func<StripeObject, T> read, Func<T, T>? markReplayed = null)
    {
        Object = read;
        Item = (ref Utf8JsonReader reader) => read(StripeObject.Read(ref reader));
        Answer = (in ApiResponse response) => read(StripeObject.Read(in response));
        Written = StripeReplay.Mark(Answer, markReplayed);
        List = StripeListReader.Of(Item);
    }

    internal StripeReader(StripeItemReader<T> read, Func<T, T>? markReplayed = null)
    {
        Object = whole => whole.As(read);
        Item = read;
        Answer = (in ApiResponse response) =>
        {
            var reader = new Utf8JsonReader(response.Body);
            return read(ref reader);
        };
        Written = StripeReplay.Mark(Answer, markReplayed);
        List = StripeListReader.Of(read);
    }

    internal Func<StripeObject, T> Object { get; }

    internal StripeItemReader<T> Item { get; }

    /// <summary>The answer to a read.</summary>
    internal ApiResponseReader<T> Answer { get; }

    /// <summary>The answer to a write, which Stripe may have given before under the same key.</summary>
    internal ApiResponseReader<T> Written { get; }

    internal ApiResponseReader<StripeList<T>> List { get; }
}
