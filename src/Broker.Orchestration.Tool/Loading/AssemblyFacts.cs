using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Broker.Orchestration.Tool.Loading;

/// <summary>
/// What an assembly's metadata says about ownership: which types are maps, which act as a system, which types of others it uses. Read without loading a type, so
/// that a type with a missing dependency does not matter unless it is one of these.
/// </summary>
internal sealed class AssemblyFacts
{
    internal const string Orchestration = "Broker.Orchestration";
    internal const string Ownership = Orchestration + ".Ownership.";
    private const string MapAttribute = Ownership + "OwnershipMapAttribute";
    private const string ActsAsAttribute = Ownership + "ActsAsAttribute`1";

    private AssemblyFacts(MetadataReader metadata)
    {
        Name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        References = [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))];
        List<string> maps = [];
        List<string> writers = [];
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            foreach (CustomAttributeHandle attribute in metadata.GetTypeDefinition(handle).GetCustomAttributes())
            {
                switch (AttributeName(metadata, attribute))
                {
                    case MapAttribute:
                        maps.Add(NameOf(metadata, handle));
                        break;
                    case ActsAsAttribute:
                        writers.Add(NameOf(metadata, handle));
                        break;
                }
            }
        }

        Maps = [.. maps.Distinct(StringComparer.Ordinal)];
        Writers = [.. writers.Distinct(StringComparer.Ordinal)];
        UsedTypes = [.. metadata.TypeReferences.Select(h => Used(metadata, h)).OfType<(string, string)>()];
    }

    /// <summary>The assembly's simple name.</summary>
    internal string Name { get; }

    /// <summary>The simple names of the assemblies it refers to.</summary>
    internal IReadOnlyList<string> References { get; }

    /// <summary>The types that are ownership maps.</summary>
    internal IReadOnlyList<string> Maps { get; }

    /// <summary>The types that act as a system.</summary>
    internal IReadOnlyList<string> Writers { get; }

    /// <summary>The types of other assemblies that its code uses.</summary>
    internal IReadOnlyList<(string Assembly, string Type)> UsedTypes { get; }

    /// <summary>True when it can hold a map: it is Broker.Orchestration or refers to it.</summary>
    internal bool KnowsOwnership => Name == Orchestration || References.Contains(Orchestration, StringComparer.Ordinal);

    /// <exception cref="ToolException">The file is no .NET assembly.</exception>
    internal static AssemblyFacts Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using var image = new PEReader(file);
            MetadataReader? metadata = image.HasMetadata ? image.GetMetadataReader() : null;
            return metadata is { IsAssembly: true } ? new AssemblyFacts(metadata) : throw new ToolException($"{path} is no .NET assembly.");
        }
        catch (BadImageFormatException exception)
        {
            throw new ToolException($"{path} is no .NET assembly: {exception.Message}", exception);
        }
    }

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        string name = metadata.GetString(type.Name);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        return outer.IsNil ? Full(metadata.GetString(type.Namespace), name) : $"{NameOf(metadata, outer)}+{name}";
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        string name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : Full(metadata.GetString(type.Namespace), name);
    }

    private static (string Assembly, string Type)? Used(MetadataReader metadata, TypeReferenceHandle handle)
    {
        EntityHandle scope = metadata.GetTypeReference(handle).ResolutionScope;
        while (scope.Kind == HandleKind.TypeReference)
        {
            scope = metadata.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        }

        return scope.Kind == HandleKind.AssemblyReference
            ? (metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name), NameOf(metadata, handle))
            : null;
    }

    private static string? AttributeName(MetadataReader metadata, CustomAttributeHandle handle)
    {
        EntityHandle constructor = metadata.GetCustomAttribute(handle).Constructor;
        EntityHandle type = constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
            _ => default,
        };
        return TypeName(metadata, type);
    }

    private static string? TypeName(MetadataReader metadata, EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeReference:
                return NameOf(metadata, (TypeReferenceHandle)type);
            case HandleKind.TypeDefinition:
                return NameOf(metadata, (TypeDefinitionHandle)type);
            case HandleKind.TypeSpecification:
                // A closed generic attribute: GENERICINST, CLASS, then the generic type (ECMA-335 II.23.2.12).
                BlobReader signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
                if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                {
                    return null;
                }

                _ = signature.ReadCompressedInteger();
                return TypeName(metadata, signature.ReadTypeHandle());
            default:
                return null;
        }
    }

    private static string Full(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
