global using Broker.Core.Errors;
