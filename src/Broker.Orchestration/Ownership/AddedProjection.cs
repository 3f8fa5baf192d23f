namespace Broker.Orchestration.Ownership;

/// <summary>A projection that a map adds to a fact by name.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="Projection">Where it is copied to.</param>
/// <param name="DeclaredIn">The map that adds it, for messages.</param>
internal sealed record AddedProjection(string Fact, FactProjection Projection, string DeclaredIn);
