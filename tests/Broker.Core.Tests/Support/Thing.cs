namespace Broker.Core.Tests.Support;

public sealed record Thing(string Name, int Size);
