namespace Broker.Payments.Adyen;

/// <summary>A kind of document that a defence takes.</summary>
/// <param name="Code">Adyen's code of it.</param>
/// <param name="Requirement">How much it is needed, raw, for example <c>Required</c> or <c>Optional</c>.</param>
/// <param name="Available">True when it was supplied.</param>
public sealed record AdyenDefenseDocumentType(string Code, string Requirement, bool Available);
