namespace Broker.Payments.Adyen;

/// <summary>A ground on which a dispute can be defended.</summary>
/// <param name="Code">Adyen's code of it.</param>
/// <param name="Satisfied">True when enough documents were supplied.</param>
/// <param name="Documents">The documents it takes.</param>
public sealed record AdyenDefenseReason(string Code, bool Satisfied, IReadOnlyList<AdyenDefenseDocumentType> Documents);
