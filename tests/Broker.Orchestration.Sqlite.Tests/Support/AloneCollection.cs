namespace Broker.Orchestration.Sqlite.Tests.Support;

/// <summary>
/// Tests that start processes run when no others do: between its fork and its exec a new process holds every lock of this one, so a journal that
/// another test closes meanwhile cannot be opened again at once.
/// </summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "xunit calls it a collection.")]
public sealed class AloneCollection;
