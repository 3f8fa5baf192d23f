using System.Net.Http.Json;
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

    /// <summary>A write: the request as source-generated JSON straight onto the connection.</summary>
    public async Task<TAnswer> PostAsync<TRequest, TAnswer>(Uri address, TRequest body, JsonTypeInfo<TRequest> request, JsonTypeInfo<TAnswer> answer)
    {
        using HttpRequestMessage message = new(HttpMethod.Post, address) { Content = JsonContent.Create(body, request) };
        using HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        response.EnsureSuccessStatusCode();
        return await JsonSerializer.DeserializeAsync(stream, answer) ?? throw new JsonException("The answer is null.");
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
