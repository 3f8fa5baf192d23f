#pragma warning disable IDE0130 // the compiler looks for it here
namespace System.Runtime.CompilerServices;
#pragma warning restore IDE0130

/// <summary>Lets this old target framework have records.</summary>
internal static class IsExternalInit;
