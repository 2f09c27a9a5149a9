using System.Globalization;
using System.Security.Cryptography;
using Entente.ParserTraining;
using Entente.Reading.Syntax;

// usage: Entente.ParserTraining TRAIN.conllu[.xz] DEV.conllu[.xz] FOLDER [epochs] [hidden] [seed]
if (args.Length < 3)
{
    Console.Error.WriteLine("usage: Entente.ParserTraining TRAIN.conllu[.xz] DEV.conllu[.xz] FOLDER [epochs=28] [hidden=160] [seed=1]");
    return 2;
}

int Number(int i, int otherwise) => args.Length > i ? int.Parse(args[i], CultureInfo.InvariantCulture) : otherwise;
var (epochs, hidden, seed) = (Number(3, 28), Number(4, 160), (ulong)Number(5, 1));
var all = Conllu.Read(args[0]);
var dev = Conllu.Read(args[1]);
var model = Training.NewModel(all, hidden);
Training.Run(model, all, dev, epochs, seed);
var bytes = model.Save();
var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..8];
var path = Path.Combine(args[2], $"english-ewt.{hash}.model");
File.WriteAllBytes(path, bytes);
Console.WriteLine($"{path}: {bytes.Length / 1e6:F2} MB, as loaded: {Evaluation.Score(ParserModel.Load(bytes), dev)}, {BoundaryTraining.Score(model.Boundaries, dev)}");
return 0;
