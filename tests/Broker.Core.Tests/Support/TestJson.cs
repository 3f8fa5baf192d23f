using System.Text.Json.Serialization;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;

namespace Broker.Core.Tests.Support;

[JsonSerializable(typeof(Thing))]
[JsonSerializable(typeof(Money))]
[JsonSerializable(typeof(Currency))]
[JsonSerializable(typeof(CustomerId))]
[JsonSerializable(typeof(OperationKey))]
[JsonSerializable(typeof(TradingLogin))]
[JsonSerializable(typeof(Secret))]
[JsonSerializable(typeof(ProviderText))]
[JsonSerializable(typeof(CustomerId?))]
internal sealed partial class TestJson : JsonSerializerContext;
