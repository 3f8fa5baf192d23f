using DiagnosisSample;

return await DiagnosisProgram.RunAsync(args);
