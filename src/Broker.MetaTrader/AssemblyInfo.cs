using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Broker.Bench")]
