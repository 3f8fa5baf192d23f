using Broker.Core.Errors;

namespace Broker.MetaTrader.Sequencing;

/// <summary>Why an account's turn was not given. Nothing was sent.</summary>
internal sealed record QueueRefusal(ErrorKind Kind, string Advice);
