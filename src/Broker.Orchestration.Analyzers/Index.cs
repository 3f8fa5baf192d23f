#pragma warning disable IDE0130 // the compiler looks for it here
namespace System;
#pragma warning restore IDE0130

/// <summary>Lets this old target framework have list patterns.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
