using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Broker.MetaTrader.Tests")]
[assembly: InternalsVisibleTo("Broker.Bench")]
