namespace Broker.Bench.Measuring;

/// <summary>What a row stands for; goals are judged on <see cref="Ours"/> only.</summary>
internal enum ContenderKind
{
    /// <summary>What a careful engineer writes by hand; every ratio is taken to it.</summary>
    Floor,

    /// <summary>A lower bound or a variant that helps to read the table.</summary>
    Reference,

    /// <summary>Another library.</summary>
    Peer,

    /// <summary>This repository's package.</summary>
    Ours,
}
