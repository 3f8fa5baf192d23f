using System.Text.Unicode;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>Cuts CSV into rows while it comes in, whatever the blocks it comes in.</summary>
internal sealed class CsvSplitter(CsvDialect dialect)
{
    private readonly byte _delimiter = (byte)dialect.Delimiter;
    private byte[] _row = new byte[1024];
    private int _length;
    private State _state = State.CellStart;

    private enum State
    {
        CellStart,
        Plain,
        Quoted,
        QuoteInQuoted,
        Cr,
    }

    /// <summary>The header row.</summary>
    public byte[]? Header { get; private set; }

    public RowStore Rows { get; } = new();

    public long Bytes { get; private set; }

    /// <summary>What is wrong with the text, in the words of a failed job.</summary>
    public string? Error { get; private set; }

    public void Take(ReadOnlySpan<byte> block)
    {
        Bytes += block.Length;
        foreach (var b in block)
        {
            Take(b);
        }
    }

    public void End()
    {
        if (_state == State.Quoted)
        {
            Error ??= "ClientInputError : Failed to parse CSV: a quoted cell does not end";
        }

        if (_state == State.Cr)
        {
            Error ??= WrongEnding;
        }

        // The last row may go without a line break.
        if (_length > 0)
        {
            EndRow();
        }
    }

    private string WrongEnding => $"ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is {dialect.LineEndingName}";

    private void Take(byte b)
    {
        switch (_state)
        {
            case State.Quoted:
                Append(b);
                _state = b == '"' ? State.QuoteInQuoted : State.Quoted;
                return;
            case State.Cr:
                if (b == '\n')
                {
                    _length--;
                    EndRow();
                }
                else
                {
                    Error ??= WrongEnding;
                    Append(b);
                    _state = State.Plain;
                }

                return;
            case State.QuoteInQuoted when b == '"':
                Append(b);
                _state = State.Quoted;
                return;
            default:
                break;
        }

        if (b == _delimiter)
        {
            Append(b);
            _state = State.CellStart;
        }
        else if (b == '\n')
        {
            if (dialect.IsCrLf)
            {
                Error ??= WrongEnding;
            }

            EndRow();
        }
        else if (b == '\r')
        {
            if (!dialect.IsCrLf)
            {
                Error ??= WrongEnding;
            }

            Append(b);
            _state = dialect.IsCrLf ? State.Cr : State.Plain;
        }
        else
        {
            if (_state == State.QuoteInQuoted || (b == '"' && _state == State.Plain))
            {
                Error ??= "ClientInputError : Failed to parse CSV: a quote stands where none may be";
            }

            _state = b == '"' && _state == State.CellStart ? State.Quoted : State.Plain;
            Append(b);
        }
    }

    private void Append(byte b)
    {
        if (_length == _row.Length)
        {
            Array.Resize(ref _row, _row.Length * 2);
        }

        _row[_length++] = b;
    }

    private void EndRow()
    {
        _state = State.CellStart;
        var row = _row.AsSpan(0, _length);
        _length = 0;
        if (row.IsEmpty)
        {
            return;
        }

        if (!Utf8.IsValid(row))
        {
            Error ??= "ClientInputError : The data is not UTF-8";
        }

        if (Header is null)
        {
            Header = row.ToArray();
        }
        else
        {
            Rows.Add(row);
        }
    }
}
