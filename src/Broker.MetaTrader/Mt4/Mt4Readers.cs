using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <summary>Reads the answers of MetaTrader 4 operations.</summary>
internal static class Mt4Readers
{
    internal static readonly ApiResponseReader<Mt4Order> Order = Answers.One<Mt4Order>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt4Order>> Orders = Answers.Many<Mt4Order>();
    internal static readonly ApiResponseReader<Mt4OrderPage> Page = ReadPage;
    internal static readonly ApiResponseReader<Mt4Quote> Quote = Answers.One<Mt4Quote>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt4Quote>> Quotes = Answers.Many<Mt4Quote>();
    internal static readonly ApiResponseReader<Mt4SymbolParams> Params = Answers.One<Mt4SymbolParams>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt4SymbolParams>> ParamsMany = Answers.Many<Mt4SymbolParams>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt4TickValue>> TickValues = Answers.Many<Mt4TickValue>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt4Bar>> Bars = Answers.Many<Mt4Bar>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt4SymbolBars>> BarsMany = Answers.Many<Mt4SymbolBars>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt4SymbolGroup>> Groups = Answers.Many<Mt4SymbolGroup>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt4LogRecord>> Logs = Answers.Many<Mt4LogRecord>();
    internal static readonly ApiResponseReader<ServerTimeZone> TimeZone = static (in ApiResponse response) => ServerTimeZone.FromWire(Answers.Number(response));

    // The page's shape is inferred. A bare list, as OrderHistory sends it, is a page that does not say how many there are.
    private static Mt4OrderPage ReadPage(in ApiResponse response)
    {
        Utf8JsonReader start = Answers.Open(response.Body);
        if (start.TokenType == JsonTokenType.StartArray)
        {
            return new Mt4OrderPage { Orders = Orders(response) };
        }

        Mt4OrderPage? page = Mt4OrderPage.ReadFrom(ref start);
        Answers.End(ref start);
        return page switch
        {
            { Orders: not null } => page,
            { PagesCount: 0 } => page with { Orders = [] },
            _ => throw new JsonException("The page has no list of orders."),
        };
    }
}
