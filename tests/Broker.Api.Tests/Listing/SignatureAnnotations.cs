using System.Reflection;

namespace Broker.Api.Tests.Listing;

/// <summary>
/// What the compiler stores beside a type: nullability and tuple names, each as a flat list in the order in which the
/// type is written. Read directly, because NullabilityInfoContext cannot tell T from T? on an unconstrained parameter.
/// </summary>
internal sealed class SignatureAnnotations
{
    private const byte Nullable = 2;
    private readonly IReadOnlyList<byte> _flags;
    private readonly IReadOnlyList<string?> _tupleNames;
    private int _nextFlag;
    private int _nextName;

    private SignatureAnnotations(IReadOnlyList<byte> flags, IReadOnlyList<string?> tupleNames)
    {
        _flags = flags;
        _tupleNames = tupleNames;
    }

    /// <summary>For a parameter, property, field, event or type parameter; <paramref name="context"/> is the member it belongs to.</summary>
    public static SignatureAnnotations Of(IEnumerable<CustomAttributeData> attributes, MemberInfo? context)
    {
        CustomAttributeData[] all = [.. attributes];
        CustomAttributeData? nullable = Find(all, "System.Runtime.CompilerServices.NullableAttribute");
        IReadOnlyList<byte> flags = nullable?.ConstructorArguments[0] switch
        {
            { Value: byte one } => [one],
            { Value: IReadOnlyCollection<CustomAttributeTypedArgument> many } => [.. many.Select(flag => (byte)flag.Value!)],
            _ => [ContextFlag(context)],
        };
        CustomAttributeData? tuple = Find(all, "System.Runtime.CompilerServices.TupleElementNamesAttribute");
        IReadOnlyList<string?> names = tuple?.ConstructorArguments[0].Value is IReadOnlyCollection<CustomAttributeTypedArgument> values
            ? [.. values.Select(name => (string?)name.Value)]
            : [];
        return new SignatureAnnotations(flags, names);
    }

    /// <summary>Takes the flag of the next written type; true when that type carries a question mark.</summary>
    public bool NextIsNullable() => NextFlag() == Nullable;

    /// <summary>0: oblivious, 1: not null, 2: nullable.</summary>
    public byte NextFlag()
    {
        // One flag alone stands for the whole type.
        byte flag = _flags.Count == 1 ? _flags[0] : _nextFlag < _flags.Count ? _flags[_nextFlag] : (byte)0;
        _nextFlag++;
        return flag;
    }

    public IReadOnlyList<string?> NextTupleNames(int count)
    {
        List<string?> names = [.. _tupleNames.Skip(_nextName).Take(count)];
        _nextName += count;
        return names.Count == count ? names : [.. Enumerable.Repeat<string?>(null, count)];
    }

    private static byte ContextFlag(MemberInfo? context)
    {
        for (MemberInfo? member = context; member is not null; member = member.DeclaringType)
        {
            if (Find(member.CustomAttributes, "System.Runtime.CompilerServices.NullableContextAttribute") is { } found)
            {
                return (byte)found.ConstructorArguments[0].Value!;
            }
        }

        return 0;
    }

    private static CustomAttributeData? Find(IEnumerable<CustomAttributeData> attributes, string fullName) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == fullName);
}
