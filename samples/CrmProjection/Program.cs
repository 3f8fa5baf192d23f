using CrmProjectionSample;

return await CrmProjectionProgram.RunAsync(args);
