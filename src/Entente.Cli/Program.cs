Console.Error.WriteLine("entente: no verb is built in yet.");
return 2;
