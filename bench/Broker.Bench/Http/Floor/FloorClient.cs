using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Broker.Bench.Http.Models;

namespace Broker.Bench.Http.Floor;

/// <summary>What a careful engineer writes by hand: headers first, then source-generated JSON from the stream.</summary>
internal sealed class FloorClient(HttpClient http)
{
    public async Task<T> GetAsync<T>(Uri address, JsonTypeInfo<T> json)
    {
        using HttpResponseMessage response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        if (!response.IsSuccessStatusCode)
        {
            ErrorEnvelope? error = await JsonSerializer.DeserializeAsync(body, SnakeJson.Default.ErrorEnvelope);
            throw new FloorApiException((int)response.StatusCode, error ?? new ErrorEnvelope());
        }

        return await JsonSerializer.DeserializeAsync(body, json) ?? throw new JsonException("The answer is null.");
    }

    /// <summary>A call that the provider refuses, to the error its caller handles.</summary>
    public async Task<ErrorEnvelope> GetRefusedAsync(Uri address)
    {
        try
        {
            await GetAsync(address, SnakeJson.Default.PaymentIntent);
        }
        catch (FloorApiException exception)
        {
            return exception.Error;
        }

        throw new InvalidOperationException("The stub did not refuse.");
    }
}
