using Onboarding;

return await OnboardingProgram.RunAsync(args);
