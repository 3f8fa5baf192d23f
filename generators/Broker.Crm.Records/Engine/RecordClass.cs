namespace Broker.Crm.Records.Engine;

/// <summary>One class of the user.</summary>
/// <param name="Namespace">Null for none.</param>
/// <param name="Keyword"><c>class</c> or <c>record</c>.</param>
/// <param name="Name">Its name, without escape.</param>
/// <param name="ObjectName">The object type on the wire.</param>
/// <param name="Properties">Its good properties.</param>
/// <param name="Other">What stands before the body of the property for what the class does not name; null for none.</param>
internal sealed record RecordClass(string? Namespace, string Keyword, string Name, string ObjectName, IReadOnlyList<RecordProperty> Properties, string? Other)
{
    public string FullName => Namespace is null ? $"global::{Identifier.Of(Name)}" : $"global::{Namespace}.{Identifier.Of(Name)}";

    /// <summary>Names of files ignore case, classes do not: the number keeps two of them apart.</summary>
    public string FileName
    {
        get
        {
            uint hash = 2166136261;
            foreach (char c in FullName)
            {
                hash = unchecked((hash ^ c) * 16777619);
            }

            return $"{FullName.Substring("global::".Length).Replace("@", "")}.{hash:x8}.g.cs";
        }
    }
}
