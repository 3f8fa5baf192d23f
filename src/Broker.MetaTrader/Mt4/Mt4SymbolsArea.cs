using Broker.Core.Identity;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Symbols;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt4;

/// <inheritdoc cref="IMt4SymbolsArea"/>
internal sealed class Mt4SymbolsArea(MetaTraderApi api) : IMt4SymbolsArea
{
    public Task<IReadOnlyList<string>> ListAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.Symbols.About(id), Answers.Texts, cancellationToken);

    public Task<IReadOnlyList<string>> ListNamesAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.SymbolList.About(id), Answers.Texts, cancellationToken);

    public Task<Mt4SymbolParams> GetParamsAsync(AccountId id, string symbol, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Requests.Params(id, symbol), Mt4Readers.Params, cancellationToken);

    public Task<IReadOnlyList<Mt4SymbolParams>> ListParamsAsync(AccountId id, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.SymbolParamsMany.About(id).QueryEach("symbol", SymbolNames.CheckAny(symbols)), Mt4Readers.ParamsMany, cancellationToken);

    public Task<ServerTimeZone> GetServerTimeZoneAsync(AccountId id, CancellationToken cancellationToken = default) =>
        api.SendAsync(id, Mt4Operations.ServerTimezone.About(id), Mt4Readers.TimeZone, cancellationToken);

    public Task<IReadOnlyList<Mt4TickValue>> ListTickValuesAsync(AccountId id, IReadOnlyCollection<string>? symbols = null, CancellationToken cancellationToken = default) =>
        api.SendAsync(
            id,
            Mt4Operations.TickValueWithSize.About(id).QueryEach("symbol", symbols is null ? null : SymbolNames.CheckAny(symbols)),
            Mt4Readers.TickValues,
            cancellationToken);
}
