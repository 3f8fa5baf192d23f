namespace Broker.Api.Tests.Specimens;

/// <summary>Statics that anyone can change, and some that nobody can.</summary>
public static class Statics
{
    public const int Fixed = 1;
    public static readonly int Set = 2;
    public static int Open = 3;

    public static int Property { get; set; }

    public static int Guarded { get; private set; }
}
