using Reconciliation;

return await ReconciliationProgram.RunAsync(args);
