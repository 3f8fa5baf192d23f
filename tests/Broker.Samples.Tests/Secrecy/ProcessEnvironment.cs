namespace Broker.Samples.Tests.Secrecy;

/// <summary>Tests that set environment variables of this process run alone.</summary>
[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
public sealed class ProcessEnvironment;
