namespace Broker.Api.Tests.Listing;

/// <summary>A type as C# writes it: keywords, question marks, tuples, generic arguments, nested names.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type, SignatureAnnotations annotations)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, annotations);
        }

        if (System.Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, annotations) + "?";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!, annotations) + "*";
        }

        if (type.IsArray)
        {
            string mark = annotations.NextIsNullable() ? "?" : "";
            return $"{Of(type.GetElementType()!, annotations)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (type.IsGenericParameter)
        {
            return type.Name + (annotations.NextIsNullable() ? "?" : "");
        }

        // Plain value types carry no flag; generic ones carry one that is always zero.
        bool nullable = (!type.IsValueType || type.IsGenericType) && annotations.NextIsNullable();
        return Name(type, annotations) + (nullable ? "?" : "");
    }

    /// <summary>The name of a declared type with its type parameters, without namespace: <c>Outer.Inner&lt;T&gt;</c>.</summary>
    public static string OfDeclaration(Type type) =>
        Nested(type, type.GetGenericArguments(), argument => Variance(argument) + argument.Name);

    private static string Name(Type type, SignatureAnnotations annotations)
    {
        if (s_keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        Type[] arguments = type.GetGenericArguments();
        if (type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true && arguments.Length is > 1 and < 8)
        {
            IReadOnlyList<string?> names = annotations.NextTupleNames(arguments.Length);
            IEnumerable<string> elements = arguments.Select((argument, index) => Of(argument, annotations) + (names[index] is { } name ? " " + name : ""));
            return $"({string.Join(", ", elements)})";
        }

        return Nested(type, arguments, argument => Of(argument, annotations));
    }

    private static string Nested(Type type, Type[] arguments, Func<Type, string> argumentText)
    {
        List<Type> chain = [];
        for (Type? level = type; level is not null; level = level.DeclaringType)
        {
            chain.Insert(0, level);
        }

        int used = 0;
        List<string> parts = [];
        foreach (Type level in chain)
        {
            int upTo = level.GetGenericArguments().Length;
            string own = level.Name.Split('`')[0];
            parts.Add(upTo > used ? $"{own}<{string.Join(", ", arguments[used..upTo].Select(argumentText))}>" : own);
            used = upTo;
        }

        return string.Join('.', parts);
    }

    private static string Variance(Type parameter) =>
        (parameter.GenericParameterAttributes & System.Reflection.GenericParameterAttributes.VarianceMask) switch
        {
            System.Reflection.GenericParameterAttributes.Covariant => "out ",
            System.Reflection.GenericParameterAttributes.Contravariant => "in ",
            _ => "",
        };
}
