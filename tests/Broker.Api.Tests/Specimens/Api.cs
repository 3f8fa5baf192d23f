#pragma warning disable CS0067, CS0649, CS1591
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Broker.Api.Tests.Specimens.Api;

public enum Plain
{
    Second = 2,
    First = 1,
}

[Flags]
public enum Wide : long
{
    None = 0,
    Both = 3,
}

public delegate Task<TResult?> Producer<in TInput, TResult>(TInput input, CancellationToken cancellationToken = default)
    where TResult : class;

public interface IShape
{
    static abstract IShape Create();

    string Name { get; }

    void Draw();

    void Erase() => Draw();
}

public abstract class Base : IDisposable, IShape
{
    public const string Text = "a \"quoted\"\n";
    public const decimal Rate = 1.50m;
    public static readonly Plain Chosen = Plain.First;
    protected internal int Reachable;
    internal int Hidden;

    protected Base(string? name = null, Plain plain = Plain.Second, decimal amount = 0.5m, TimeSpan wait = default, int? limit = null) => Name = name ?? "";

    public event EventHandler<EventArgs>? Changed;

    public string Name { get; protected set; }

    public required IReadOnlyDictionary<string, List<int?>?> Map { get; init; }

    [Obsolete("Use Map.", DiagnosticId = "X1")]
    public (string? Left, (int A, int B) Right)[]? Pairs { get; private set; }

    public virtual int this[int index, string key] => 0;

    public static IShape Create() => throw new NotSupportedException();

    public abstract void Draw();

    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Dispose() => GC.SuppressFinalize(this);

    public override string ToString() => Name;

    public bool TryGet<T>([NotNullWhen(true)] out T? value, ref int count, in long size, params string[] rest)
        where T : IComparable<T>, new()
    {
        value = default;
        return false;
    }

    public T Echo<T, TNotNull, TStruct>(T plain, T? maybe, TNotNull sure)
        where TNotNull : notnull
        where TStruct : unmanaged => plain;

    public static bool operator ==(Base left, Base right) => ReferenceEquals(left, right);

    public static bool operator !=(Base left, Base right) => !(left == right);

    public static implicit operator string(Base value) => value.Name;

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => 0;

    protected virtual Task<List<string?>> LoadAsync(Func<string?, Task>? each, CancellationToken cancellationToken) => throw new NotSupportedException();

    private protected void NotReachable()
    {
    }

    public sealed class Inner<T>
    {
        public T? Value { get; set; }
    }
}

public record Person(string Name, int? Age = 3)
{
    public string Label => Name;
}

public sealed record Employee(string Name, string Role) : Person(Name);

public readonly record struct Point(int X, int Y);

public ref struct Window
{
    public int Length;

    public readonly int Twice() => Length * 2;
}

public static class Extensions
{
    [Experimental("X2")]
    public static string Shout(this string text, char mark = '!') => text + mark;
}

internal sealed class Invisible;
