using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Broker.Testing.Tests")]
