using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Adyen.Areas;

/// <summary>Answers to disputes. Where a dispute stands comes by event. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md b, h: documents may be supplied again, defending and accepting are final and go out once.</remarks>
public interface IAdyenDisputesArea
{
    /// <summary>Lists the grounds on which a dispute can be defended.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<IReadOnlyList<AdyenDefenseReason>> ListDefenseReasonsAsync(string disputeReference, CancellationToken cancellationToken = default);

    /// <summary>Lists the grounds on which a dispute can be defended. A failure is a value.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<IReadOnlyList<AdyenDefenseReason>>> TryListDefenseReasonsAsync(string disputeReference, CancellationToken cancellationToken = default);

    /// <summary>Supplies a document for a defence. Supplying the same kind again replaces it.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="documentType">The kind of document.</param>
    /// <param name="contentType"><c>application/pdf</c>, <c>image/jpg</c> or <c>image/tiff</c>.</param>
    /// <param name="content">The document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> SupplyDocumentAsync(string disputeReference, string documentType, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Supplies a document for a defence. Supplying the same kind again replaces it. A failure is a value.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="documentType">The kind of document.</param>
    /// <param name="contentType"><c>application/pdf</c>, <c>image/jpg</c> or <c>image/tiff</c>.</param>
    /// <param name="content">The document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<bool>> TrySupplyDocumentAsync(string disputeReference, string documentType, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Takes a document back.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="documentType">The kind of document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> DeleteDocumentAsync(string disputeReference, string documentType, CancellationToken cancellationToken = default);

    /// <summary>Takes a document back. A failure is a value.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="documentType">The kind of document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<bool>> TryDeleteDocumentAsync(string disputeReference, string documentType, CancellationToken cancellationToken = default);

    /// <summary>Defends a dispute with the documents supplied. Final; sent once.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="reasonCode">The ground, of those listed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> DefendAsync(string disputeReference, string reasonCode, CancellationToken cancellationToken = default);

    /// <summary>Defends a dispute with the documents supplied. Final; sent once. A failure is a value.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="reasonCode">The ground, of those listed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<bool>> TryDefendAsync(string disputeReference, string reasonCode, CancellationToken cancellationToken = default);

    /// <summary>Gives a dispute up. Final; sent once.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<bool> AcceptAsync(string disputeReference, CancellationToken cancellationToken = default);

    /// <summary>Gives a dispute up. Final; sent once. A failure is a value.</summary>
    /// <param name="disputeReference">Adyen's reference of the dispute.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<bool>> TryAcceptAsync(string disputeReference, CancellationToken cancellationToken = default);
}
