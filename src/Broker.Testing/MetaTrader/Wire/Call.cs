using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.MetaTrader.Wire;

/// <summary>A call on its way: the request, whose account it is about, and the answers it may give.</summary>
internal sealed class Call(MetaTraderWorld world, SimRequest request, SimulatedAccount? account)
{
    public MetaTraderWorld World { get; } = world;

    public SimRequest Request { get; } = request;

    public SimulatedAccount Account => account ?? throw new InvalidOperationException("The call is about no account.");

    public MetaTraderPlatform Platform => account?.Platform ?? World.SessionPlatform;

    public bool IsMt4 => Platform == MetaTraderPlatform.MetaTrader4;

    public string? Text(string name) => Request.QueryValue(name) is { Length: > 0 } text ? text : null;

    public string Required(string name) => Text(name) ?? throw new Refusal("NULL_ARGUMENT", $"Value cannot be null. (Parameter '{name}')");

    public string[] Many(string name) => [.. Request.Query[name].OfType<string>().Where(text => text.Length > 0)];

    public decimal Decimal(string name, decimal missing) => Text(name) is not { } text
        ? missing
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Invalid(name, text);

    public long Long(string name, long missing) => Text(name) is not { } text
        ? missing
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Invalid(name, text);

    public long RequiredLong(string name)
    {
        _ = Required(name);
        return Long(name, 0);
    }

    public int Int(string name, int missing) => (int)Math.Clamp(Long(name, missing), int.MinValue, int.MaxValue);

    public bool Bool(string name, bool missing) => Text(name) is not { } text ? missing : bool.TryParse(text, out var value) ? value : throw Invalid(name, text);

    /// <summary>A time as the server's clock shows it; a zone in the text is overlooked.</summary>
    public DateTime? Date(string name) => Text(name) is not { } text
        ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value.DateTime : throw Invalid(name, text);

    public DateTime RequiredDate(string name)
    {
        _ = Required(name);
        return Date(name)!.Value;
    }

    /// <summary>The symbol of that parameter; an unknown one is refused.</summary>
    public SimulatedSymbol Symbol(string name = "symbol") => World.Market.Get(Required(name));

    public string Time(DateTimeOffset? at) => WireTime.Format(at is { } time ? World.ServerTime(time) : null);

    public SimResponse Word(string word) => MetaTraderAnswers.Word(Request, word);

    public SimResponse Done() => Word("OK");

    public static SimResponse Json(JsonNode body) => MetaTraderAnswers.Body(body);

    public static SimResponse Number(decimal number) => Json(JsonValue.Create(number));

    public static SimResponse Truth(bool value) => Json(JsonValue.Create(value));

    public static SimResponse List(IEnumerable<JsonNode?> rows) => Json(JsonText.Array(rows));

    private static Refusal Invalid(string name, string text) => new("INVALID_PARAM", $"The value '{text}' is not valid for {name}.");
}
