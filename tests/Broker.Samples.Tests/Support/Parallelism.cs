// The samples wait, as programs do: for limits to pass, for sweeps, for each other. More of them at once than there are processors shorten the whole.
[assembly: CollectionBehavior(MaxParallelThreads = 5)]
