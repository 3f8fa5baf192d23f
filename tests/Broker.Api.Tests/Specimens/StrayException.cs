namespace Broker.Api.Tests.Specimens;

/// <summary>An exception outside the family.</summary>
public sealed class StrayException : InvalidOperationException;
